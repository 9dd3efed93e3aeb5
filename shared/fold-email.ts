/**
 * One spelling of an e-mail address for looking it up: trimmed, ASCII letters in lower case. Nothing more is folded,
 * because an address that only looks alike is another person's (even Unicode's NFC turns the Kelvin sign into K).
 */
export const foldEmail = (email: string): string =>
  email.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
