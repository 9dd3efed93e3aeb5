import { brotliCompressSync } from 'node:zlib';

/**
 * The source of a module that unpacks a value of JSON as it is loaded. Unpacking takes a millisecond, and JSON is parsed
 * faster than a program.
 * @param declaration how the module hands the value out: `export default`, `export const rows =`
 */
export function packedModule(declaration: string, value: unknown): string {
  const packed = brotliCompressSync(JSON.stringify(value)).toString('base64');
  return [
    "import { brotliDecompressSync } from 'node:zlib';",
    `${declaration} JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());`,
  ].join('\n');
}

/** Sentences by their keys. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * The source of a module with catalogues of the same keys, each exported by its name: the keys are packed once, which is
 * a quarter of the whole.
 * @throws Error where a catalogue has other keys than the first
 */
export function packedCatalogues(catalogues: Readonly<Record<string, Catalogue>>): string {
  const names = Object.keys(catalogues);
  const keys = Object.keys(Object.values(catalogues)[0] ?? {});
  const columns = Object.entries(catalogues).map(([name, catalogue]) => {
    if (Object.keys(catalogue).length !== keys.length)
      throw new Error(`The catalogue ${name} has other keys than ${names[0] ?? ''}`);
    return keys.map((key) => {
      const text = catalogue[key];
      if (text === undefined) throw new Error(`The catalogue ${name} has no sentence ${key}`);
      return text;
    });
  });
  return [
    packedModule('const [keys, ...columns] =', [keys, ...columns]),
    'const named = (texts) => Object.fromEntries(keys.map((key, at) => [key, texts[at]]));',
    `export const [${names.join(', ')}] = columns.map(named);`,
  ].join('\n');
}
