import { parseAst } from 'vite';

/** What makes a value and can do nothing else, as any bundler sees. */
const harmless = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'Literal', 'TemplateLiteral']);

/**
 * The source of a module in TypeScript, in which every constant at its top says of its value that a bundler may leave it
 * out where nobody uses it. It must be true of them: that none does anything but make its value.
 */
export function removableValues(source: string): string {
  const pieces: string[] = [];
  let told = 0;
  for (const statement of parseAst(source, { lang: 'ts' }).body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue;
    for (const { id, init } of declared.declarations) {
      if (id.type !== 'Identifier' || init === null || harmless.has(init.type)) continue;
      const value = source.slice(init.start, init.end);
      pieces.push(source.slice(told, init.start), `/* @__PURE__ */ (() => (${value}))()`);
      told = init.end;
    }
  }
  return [...pieces, source.slice(told)].join('');
}
