import { expect, it } from 'vitest';
import { slimMessage } from './slim-messages.ts';

const compiled = (name: string, body: string) =>
  ['en', 'ar', 'fa']
    .map((locale) => `const ${locale}_${name} = /** @type {any} */ (i) => {${body}};`)
    .join('\n') + `\nexport const ${name} = (inputs, options) => en_${name}(inputs);`;

it('leaves a plain text its name alone', () => {
  const slim = slimMessage(compiled('hello', '\n\treturn /** @type {any} */ (`Hello ${i?.name}`)\n'));
  expect(slim).toContain("export const hello = (i) => text('hello', i);");
  expect(slim).not.toContain('Hello');
});
it('leaves plural forms as they are', () => {
  expect(
    slimMessage(compiled('count', 'if (plural === "one") return (`one`); return (`many`);')),
  ).toBeUndefined();
});
it('leaves anything else as it is', () => {
  expect(slimMessage('export * from "./hello.js"')).toBeUndefined();
});
