import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { policyParts, saidIn } from './policy-sentences.ts';

interface Reading {
  format: Formatter;
  /** The names of the partners and products both speak of. */
  names: Readonly<Record<string, string>>;
}

/** What a policy says now and did not say before, in the reader's words, and the rules it no longer has. */
export function policyDifferences(
  now: PolicyDocument,
  before: PolicyDocument,
  { format, names }: Reading,
): { label: string; value: string }[] {
  const said = (document: PolicyDocument) => saidIn(policyParts(document, format, names));
  const saidBefore = new Map(said(before).map(({ key, text }) => [key, text]));
  const told = said(now).filter(({ key, text }) => saidBefore.get(key) !== text);
  const gone = before.rules.filter(({ id }) => now.rules.every((rule) => rule.id !== id));
  return [
    ...told.map(({ rule, text }) => ({ label: rule === undefined ? text : `${rule}: ${text}`, value: '' })),
    ...gone.map(({ name }) => ({ label: m.policy_rules_removed({ names: name }), value: '' })),
  ];
}
