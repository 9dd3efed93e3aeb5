import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { isPlainMessage, slimModule } from './slim-messages.ts';

const compiled = (name: string, body: string) =>
  ['en', 'ar', 'fa']
    .map((locale) => `const ${locale}_${name} = /** @type {any} */ (i) => {${body}};`)
    .join('\n') + `\nexport const ${name} = (inputs, options) => en_${name}(inputs);`;

describe('a compiled message', () => {
  it.each([
    ['a plain text', compiled('hello', '\n\treturn /** @type {any} */ (`Hello ${i?.name}`)\n'), true],
    ['plural forms', compiled('count', 'if (plural === "one") return (`one`); return (`many`);'), false],
    ['an index', 'export * from "./hello.js"', false],
  ])('%s', (_, code, plain) => {
    expect(isPlainMessage(code)).toBe(plain);
  });
});

describe('a module', () => {
  const head = "import { m } from '#lib/paraglide/messages.js';\n";
  const isPlain = (name: string) => name !== 'count';
  const slim = (body: string) =>
    slimModule(head + body, parseAst, isPlain)
      ?.split('\n')
      .slice(2)
      .join();

  it.each([
    ['a call', 'x(m.hello());', "x(catalogueText('hello'));"],
    ['a call with parameters', 'x(m.hello({ name: n }));', "x(catalogueText('hello', { name: n }));"],
    [
      'a message in the parameters of another',
      'm.outer({ a: m.inner(), b: m.count({ n }) }, o);',
      "catalogueText('outer', { a: catalogueText('inner'), b: m.count({ n }) }, o);",
    ],
    [
      'a message that is called later',
      'const t = { a: m.hello };',
      "const t = { a: ((i) => catalogueText('hello', i)) };",
    ],
    ['one that is chosen', '(a ? m.one : m.count)();', "(a ? ((i) => catalogueText('one', i)) : m.count)();"],
    [
      'names of others',
      'other.m.hello(m.count()); m.hello();',
      "other.m.hello(m.count()); catalogueText('hello');",
    ],
  ])('asks for %s', (_, body, expected) => {
    expect(slim(body)).toBe(expected);
  });

  it('stays as it is where it names no plain message', () => {
    expect(slim('m.count();')).toBeUndefined();
    expect(slimModule('m.hello();', parseAst, isPlain)).toBeUndefined();
  });
});
