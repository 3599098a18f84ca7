import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slackManifest, slackManifestFiles } from '../../../src/platforms/slack/manifest.ts';

describe('the Slack manifest', () => {
  it.each(Object.entries(slackManifestFiles()))(
    'in manifests/slack/%s is the one that the code makes',
    (name, text) => {
      const path = new URL(`../../../manifests/slack/${name}`, import.meta.url);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('keeps Slack’s limits', () => {
    const { display_information, features } = slackManifest({ kind: 'socket' });
    expect(display_information.description?.length).toBeLessThanOrEqual(140);
    expect(display_information.long_description?.length).toBeGreaterThanOrEqual(174);
    for (const command of features?.slash_commands ?? []) {
      expect(command.command).toMatch(/^\/[a-z]{1,31}$/);
      expect(command.should_escape).toBe(true);
      expect(command.description.length).toBeLessThanOrEqual(100);
      expect(command.usage_hint?.length).toBeLessThanOrEqual(100);
    }
  });

  it('names where browsers come back, and turns token rotation on, where several workspaces install it', () => {
    const several = slackManifest({ kind: 'http', address: 'https://bot.vasby.se', several: true });
    expect(several.oauth_config?.redirect_urls).toEqual(['https://bot.vasby.se/slack/oauth']);
    expect(several.settings?.token_rotation_enabled).toBe(true);
    const single = slackManifest({ kind: 'http', address: 'https://bot.vasby.se' });
    expect(single.oauth_config?.redirect_urls).toBeUndefined();
    expect(single.settings?.token_rotation_enabled).toBe(false);
  });

  it('gives an address only where Slack is to call it', () => {
    expect(JSON.stringify(slackManifest({ kind: 'socket' }))).not.toContain('url');
    const { settings } = slackManifest({ kind: 'http', address: 'https://bot.vasby.se' });
    expect(settings?.event_subscriptions?.request_url).toBe('https://bot.vasby.se/slack/events');
    expect(settings?.socket_mode_enabled).toBe(false);
  });
});
