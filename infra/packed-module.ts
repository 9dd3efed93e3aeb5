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
 * a quarter of the whole. None is unpacked before it is first asked for a sentence: that is most of what it would add to a
 * cold start, and whoever is answered reads one language of three.
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
    packedModule('const unpack = () =>', [keys, ...columns]),
    'let unpacked;',
    'const catalogueAt = (place) => {',
    '  const [keys, ...columns] = (unpacked ??= unpack());',
    '  return Object.fromEntries(keys.map((key, at) => [key, columns[place][at]]));',
    '};',
    // Stands for a catalogue in everything that reads one, and becomes it when it is first read.
    'const catalogue = (place) => {',
    '  let made;',
    '  const whole = () => (made ??= catalogueAt(place));',
    '  return new Proxy({}, {',
    '    get: (_, key) => whole()[key],',
    '    has: (_, key) => key in whole(),',
    '    ownKeys: () => Reflect.ownKeys(whole()),',
    '    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(whole(), key),',
    '  });',
    '};',
    `export const [${names.join(', ')}] = [${names.map((_, place) => place).join(', ')}].map(catalogue);`,
  ].join('\n');
}
