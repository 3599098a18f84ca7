/** What the app may do, and why. The manifest asks for these and `doctor` looks for them: no other. */
export const botScopes = [
  // To hear when it is mentioned, also in a thread, where no slash command goes.
  'app_mentions:read',
  'chat:write',
  'commands',
  // To look for a post after a dropped connection, so that nothing is posted twice; and to hear of being invited or removed.
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  // Direct messages: reminders out, notes and files in.
  'im:history',
  'im:read',
  'im:write',
  // A plan that someone shares; a document that someone asks for, a summary's documents and its picture.
  'files:read',
  'files:write',
  // The group's list of measures stays at hand in its channel.
  'pins:write',
] as const;
