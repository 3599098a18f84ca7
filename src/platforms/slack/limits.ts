/**
 * What Slack accepts, in characters (UTF-16 units) or pieces. Nothing in Slack's libraries checks these; one too many
 * and the whole message is refused. Source: docs.slack.dev/reference/block-kit, read 2025.
 */
export const limits = {
  /** The notification line. `chat.postMessage` refuses a text over 4,000 with `msg_too_long`. */
  text: 4000,
  blocks: 50,
  viewBlocks: 100,
  /**
   * The whole `blocks` argument as JSON. Undocumented: `msg_blocks_too_long` comes at about 13,200 characters of text and
   * containers together (slackapi/bolt-js issues 2509 and 2867).
   */
  total: 13_200,
  header: 150,
  section: 3000,
  /** A rich text block has no documented limit: the section's is kept. */
  richText: 3000,
  context: 2000,
  actions: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  altText: 2000,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a message together. */
  tableText: 10_000,
  tables: 1,
  options: 100,
  optionGroups: 100,
  optionLabel: 75,
  optionValue: 150,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
  blockId: 255,
  label: 2000,
  hint: 2000,
  input: 3000,
} as const;
