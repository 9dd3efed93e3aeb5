/**
 * One spelling of an e-mail address for looking it up: trimmed, NFC, ASCII letters in lower case. Nothing more is
 * folded, because an address that only looks alike is another person's.
 */
export const foldEmail = (email: string): string =>
  email
    .trim()
    .normalize('NFC')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
