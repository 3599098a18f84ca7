import { describe, expect, it } from 'vitest';
import { quietLogger } from '../../../src/platforms/teams/sdk-logger.ts';

/** What the SDK says, as it says it: its own sentence, with or without data in it. */
function logged(...said: unknown[]): string {
  const lines: unknown[] = [];
  const write = (facts: object, event: string) => void lines.push([facts, event]);
  const logger = quietLogger({ info: write, warn: write, error: write });
  const [first, ...rest] = said;
  logger.error(first, ...rest);
  logger.warn(first, ...rest);
  logger.child('other').log('error', first, ...rest);
  logger.info(first, ...rest);
  logger.debug(first, ...rest);
  return JSON.stringify(lines);
}

describe('what the Teams SDK logs', () => {
  it('is kept by its kind, three times of five', () => {
    expect(logged('JWT validation failed', new Error('x')).match(/Teams SDK: JWT validation failed/g)).toHaveLength(3);
    expect(logged('Request failed with status code 502')).toContain('Request failed with status code 502');
  });

  it.each([
    ['/v3/conversations/19:hemlig@thread.tacv2/activities'],
    ['auth state not found for conversation "19:hemlig@thread.tacv2" and user "29:hemlig"'],
    ['inbound activity rejected (type=message, id=hemlig): missing Authorization header (responding 401)'],
    ['Error processing activity: hemlig'],
    [{ error: { message: 'hemlig' } }],
    [new Error('hemlig')],
    ['hemlig text som någon skrev'],
  ])('never with what it holds: %s', (said) => {
    const text = logged(said, { text: 'hemlig' });
    expect(text).toContain('Teams SDK: ');
    expect(text).not.toContain('hemlig');
  });
});
