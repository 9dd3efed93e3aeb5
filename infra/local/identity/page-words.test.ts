import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageWords } from './page-words.ts';

describe('the words of the sign-in page', () => {
  it.each(['en', 'ar', 'fa'] as const)('call roles what the portal calls them (%s)', (language) => {
    const file = new URL(`../../../portal/messages/foundation/${language}.json`, import.meta.url);
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    for (const [role, name] of Object.entries(pageWords[language].roles)) {
      expect(name).toBe(messages[`role_${role.replace('-', '_')}`]);
    }
  });
});
