import { describe, expect, test } from 'vitest';
import { answered, lastSeq, type Talk, withOwn, withPosts, withReply } from '../../../src/platforms/local/page/talk.ts';
import type { DrawnReply } from '../../../src/platforms/local/wire.ts';
import { say } from './stand-in.ts';

const at = '2021-11-10T09:00';
const drawn = (text: string) => ({ neutral: say(text), slack: {}, teams: {} });
const aPost = (seq: number, text = 'Post', updatedSeq = seq) => ({ seq, updatedSeq, at, drawn: drawn(text) });
const aReply = (text: string, more: Partial<DrawnReply> = {}): DrawnReply => ({
  outcome: 'done',
  drawn: drawn(text),
  ...more,
});
const ownLine = { kind: 'own', key: 'own', at, words: { text: 'Boende 880101-1234' }, state: 'sending' } as const;

describe('a conversation', () => {
  test('grows by new posts, and an edited one stays in its place', () => {
    const talk = withPosts(withPosts([], [aPost(1), aPost(2)]), [aPost(1, 'Ändrad', 3)]);
    expect(talk.map(({ key }) => key)).toEqual(['post-1', 'post-2']);
    expect(talk[0]).toMatchObject({ post: { updatedSeq: 3 } });
    expect(lastSeq(talk)).toBe(3);
  });

  test('keeps what one said, unless the guard refused it', () => {
    const said = withOwn([], ownLine);
    expect(answered(said, 'own', aReply('Nej.', { outcome: 'refused' }))[0]).toMatchObject({
      state: 'sent',
      words: { text: 'Boende 880101-1234' },
    });
    expect(JSON.stringify(answered(said, 'own', aReply('Nej.', { outcome: 'refused', hides: true })))).not.toContain(
      '880101',
    );
  });

  test('has a line that is sent again in one place', () => {
    expect(withOwn(withOwn([], ownLine), ownLine)).toHaveLength(1);
  });

  test('puts a reply in the place of the private message whose button was pressed, but never of a post', () => {
    const talk: Talk = withReply(withPosts([], [aPost(1)]), aReply('Stämmer det?'), 'reply-1', at);
    const confirmed = withReply(talk, aReply('Sparat.', { replaces: true }), 'reply-2', at, 'reply-1');
    expect(confirmed.map(({ key }) => key)).toEqual(['post-1', 'reply-1']);
    expect(confirmed[1]).toMatchObject({ reply: { drawn: { neutral: { summary: 'Sparat.' } } } });
    const onPost = withReply(talk, aReply('Sparat.', { replaces: true }), 'reply-2', at, 'post-1');
    expect(onPost.map(({ key }) => key)).toEqual(['post-1', 'reply-1', 'reply-2']);
  });
});
