import type { Formatter } from '#lib/format/formatter.ts';

// The languages customers of the channel most often write in; any other can come by import or API.
const tags = 'ar de en es fa fr hi id it ja ko ku nl pl pt ps ru sv sw th tr ur vi zh'.split(' ');

/** Languages by their names in the reader's language, in the reader's order. */
export const languageChoices = (format: Formatter, also: readonly string[] = []) =>
  [...new Set([...tags, ...also])]
    .map((value) => ({ value, label: format.language(value) }))
    .sort((one, other) => format.compare(one.label, other.label));
