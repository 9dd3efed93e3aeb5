import source from './rafiq-form.js?raw';

/** The module that websites carry, told where the API answers, without its comments and indentation. */
export const embedScript = (apiUrl: string): string =>
  source
    .replace('%rafiq.api%', apiUrl)
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^[ \t]+/gm, '');
