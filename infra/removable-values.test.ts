import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { removableValues } from './removable-values.ts';

/** What a bundle keeps of a module whose last line alone is of use. */
const kept = async (source: string): Promise<string> => {
  const { code } = await transform(removableValues(source), {
    loader: 'ts',
    format: 'esm',
    minifySyntax: true,
    treeShaking: true,
  });
  return code.trim();
};

describe('values that a bundler may leave out', () => {
  test.each([
    ['calls', 'const leads = made(of({ q: line(80).optional() }));'],
    ['calls with types', 'const leads = made<string>() as const satisfies readonly string[];'],
    ['new objects', 'const known = new Map<string, number>(all());'],
    ['objects and lists of calls', 'const leads = { all: made() }, others = [made()];'],
    ['calls of what is left out, too', 'const lead = made();\nconst leads = many(lead);'],
  ])('are %s', async (_, declared) => {
    expect(await kept(`${declared}\nuse();`)).toBe('use();');
  });

  test('stay as they were written where they are used', async () => {
    expect(await kept('const lead: Lead = made(of(1)).max(2);\nuse(lead);')).toBe(
      'const lead = made(of(1)).max(2);\nuse(lead);',
    );
  });

  test('are not what stands in functions, nor what is done beside values', async () => {
    const source =
      'let room = made();\nconst use = () => {\n  const one = made();\n  return one;\n};\nmake();\nuse();';
    expect(removableValues(source)).toBe(source);
  });

  test('may be of any letters', async () => {
    expect(removableValues("const word = of('سرنخ 🌙'), other = of('é');")).toBe(
      "const word = /* @__PURE__ */ (() => (of('سرنخ 🌙')))(), other = /* @__PURE__ */ (() => (of('é')))();",
    );
  });
});
