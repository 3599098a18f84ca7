import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const folder = new URL('../../../src/infra/database/', import.meta.url);
const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');

/** Tables whose rows are an agreement's, by the schema. */
const tables = [...schema.matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)]
  .filter(([, body = '']) => /@map\("agreement_id"\)/.test(body))
  .map(([, body = '']) => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '');

/** What is read or changed without asking for the agreement, by file, and why that is right. */
const elsewhere: Readonly<Record<string, string>> = {
  // The whole installation's work: what waits, whoever's it is. No command reads it (app/within.ts).
  'audit.ts: SELECT agreement_id FROM audit_head': 'every agreement’s chain is looked at by doctor',
  'backup-settle.ts: ': 'what a restored backup would send, in every agreement',
  'bound-tenants.ts: ': 'workspaces and tenants, for the platforms’ own allow-list',
  'clock-store.ts: ': 'when the clock is to wake next',
  'delivery-store.ts: ': 'sending, by ids of deliveries that were stored with their agreement; Reads of it ask for it',
  'pace-store.ts: ': 'a chat’s pace, which all agreements in it share',
  'planning-store.ts: SELECT agreement_id AS id': 'which agreements are to be planned',
  'planning-store.ts: SELECT key FROM delivery': 'whether a key is taken, and nothing of the row',
  'question-store.ts: SELECT id, agreement_id, account, kind, body, asked_at, settles_at, expires_at FROM pending_question WHERE settles_at':
    'the clock settles everybody’s',
  'standing-store.ts: ': 'counts for doctor, of no row in particular',
  'person-store.ts: SELECT a.platform': 'accounts that the register of the forgotten is held against',

  // A secret or an id of one’s own, which says whose it is; it is held against the speaker before anything is told.
  'calendar-store.ts: SELECT token_hash': 'the address is the right: a secret of 160 bits',
  'question-store.ts: SELECT id, agreement_id, account, kind, body, asked_at, settles_at, expires_at FROM pending_question WHERE id':
    'answered only by the one who was asked (app/handle.ts)',
  'commit-people.ts: WITH closed AS': 'the question that was read',
  'follow-up-store.ts: ': 'its callers’ conditions ask for it; a file’s reference is the program’s own (issueOfFile)',
  'people-store.ts: SELECT h.id': 'its callers’ conditions ask for it; holdingsOfPerson is a person’s own',

  // A person’s own, in every agreement that they belong to.
  'commit-forget.ts: ': 'a person who is forgotten altogether',
  'commit-people.ts: UPDATE holding SET person_id': 'a person’s two accounts become one',
  'commit-people.ts: UPDATE calendar_token': 'the same',
  'commit-people.ts: UPDATE reminder SET': 'the same',
  'commit-people.ts: DELETE FROM reminder_later': 'the same',

  // A channel is of one agreement at a time, and who may move it is decided where it is bound.
  'commit-agreement.ts: ': 'a channel, workspace or tenant by its own id',
  'commit-post.ts: UPDATE delivery': 'own-rows.ts refuses another agreement’s',

  // Of a row that was chosen by its agreement.
  'records/': 'names and numbers of an exported row’s own function, group, measure or follow-up',
};

it('every statement on a table whose rows are an agreement’s asks for the agreement, but for those listed', () => {
  expect(tables.length).toBeGreaterThan(20);
  const found = statements();
  expect(found.length).toBeGreaterThan(100);
  const open = found.filter(({ text }) => !asksForAgreement(text));
  const unlisted = open.filter(({ file, text }) => !isListed(file, text));
  expect(unlisted.map(({ file, text }) => `${file}: ${text.replace(/\s+/g, ' ')}`)).toEqual([]);
  const unused = Object.keys(elsewhere).filter(
    (key) => !open.some(({ file, text }) => keyOf(file, text).includes(key)),
  );
  expect(unused).toEqual([]);
});

it('a statement that forgets the agreement is found', () => {
  expect(isScoped('SELECT state FROM measure WHERE id = $1')).toBe(true);
  expect(asksForAgreement('SELECT agreement_id, state FROM measure WHERE id = $1')).toBe(false);
  expect(asksForAgreement('UPDATE holding SET ended_at = $1 WHERE id = $2')).toBe(false);
  expect(asksForAgreement('SELECT state FROM measure m WHERE m.id = $1 AND m.agreement_id = $2')).toBe(true);
  expect(isScoped('SELECT outcome FROM inbox WHERE id = $1')).toBe(false);
});

const isListed = (file: string, text: string) => Object.keys(elsewhere).some((key) => keyOf(file, text).includes(key));

function keyOf(file: string, text: string): string {
  return `${file}: ${text.replace(/\s+/g, ' ').trim()}`;
}

function isScoped(text: string): boolean {
  return tables.some((table) => new RegExp(`\\b(?:FROM|JOIN|UPDATE)\\s+"?${table}"?\\b`).test(text));
}

/** Not only among the columns: it is compared, or a new row holds it. */
function asksForAgreement(text: string): boolean {
  return /\bagreement_id\)?\s*(?:=|IN\b|IS\b|<>)|=\s*(?:\w+\.)?agreement_id\b/.test(text);
}

/** Every statement that the folder holds, with the constants of its file put in. */
function statements(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(new URL(file, folder), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      const texts = new Map<string, ts.Expression>();
      const found: { file: string; text: string }[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
          texts.set(node.name.text, node.initializer);
        ts.forEachChild(node, visit);
      };
      visit(source);
      const read = (node: ts.Node, depth = 0): string => {
        if (ts.isStringLiteralLike(node)) return node.text;
        if (ts.isTemplateExpression(node))
          return (
            node.head.text +
            node.templateSpans.map(({ expression, literal }) => read(expression, depth + 1) + literal.text).join('')
          );
        const known = ts.isIdentifier(node) ? texts.get(node.text) : undefined;
        return known && depth < 4 && (ts.isStringLiteralLike(known) || ts.isTemplateExpression(known))
          ? read(known, depth + 1)
          : '?';
      };
      const collect = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
          const text = read(node);
          // A constant that only begins a statement is looked at where it is put in.
          if (isScoped(text) && !isBeginning(node, source)) found.push({ file, text });
        } else ts.forEachChild(node, collect);
      };
      collect(source);
      return found;
    });
}

/** A constant that others are made of. */
function isBeginning(node: ts.Node, source: ts.SourceFile): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  return source.text.includes(`\${${parent.name.text}}`);
}
