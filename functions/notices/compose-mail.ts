/** A notice as a letter: what the list says, when the clock ends, and one link. Nothing of a customer stands in it. */
import type { ChannelSettings } from '@rafiq/shared/settings/contract.ts';
import { words } from '@rafiq/shared/notices/words.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Reader } from '#functions/identity/index.ts';
import type { Mail } from '#functions/kernel/mail.ts';
import type { Notice } from './domain/notice.ts';
import { noticeWords } from './notice-words.ts';
import { whenText } from './when-text.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

interface Letter {
  language: UiLanguage;
  title: string;
  paragraphs: string[];
  link: { label: string; href: string };
  footer: string;
  choose: { label: string; href: string } | null;
}

/** Who writes: where its portal is, what the vendor is called, and the language of readers who chose none. */
export interface Sender {
  /** Where people open the portal, without a slash at the end. */
  origin: string;
  channel: Pick<ChannelSettings, 'vendorName' | 'defaultLanguage'>;
}

function letterOf(
  notice: Notice,
  reader: Reader,
  { origin, channel }: Sender,
  listedUntil: string | null,
): Letter {
  const language = reader.language ?? channel.defaultLanguage;
  const say = (key: string, params = {}) => words(language, `mail.${key}`, params);
  const organisation = reader.organisationName;
  const { title, text, facts } = noticeWords(notice, language, { organisation });
  const until =
    notice.until === null
      ? null
      : say(`until.${notice.kind}`, { when: whenText(notice.until, { ...reader, language }) });
  const listed =
    listedUntil === null ? null : say('listed', { when: whenText(listedUntil, { ...reader, language }) });
  const invited = notice.kind === 'member-invited';
  const invitation = notice.params['link'];
  const joinAt = invitation === undefined ? '/sign-in' : `/join/${invitation}`;
  const ofPartner = reader.organisation !== 'vendor';
  const named = { organisation, vendor: channel.vendorName };
  const invitedBy = invited && ofPartner ? say('invited-by', named) : null;
  return {
    language,
    title,
    paragraphs: [text, invitedBy, facts, until, listed].filter((part) => part !== null),
    link: invited
      ? { label: say('sign-in'), href: `${origin}${joinAt}` }
      : { label: say('open'), href: `${origin}/notices/${notice.id}` },
    footer: say(invited ? 'why-invited' : ofPartner ? 'why-partner' : 'why', named),
    choose: invited ? null : { label: say('choose'), href: `${origin}/preferences` },
  };
}

const textOf = ({ paragraphs, link, footer, choose }: Letter): string =>
  [
    ...paragraphs,
    `${link.label}\n${link.href}`,
    '--',
    footer,
    ...(choose === null ? [] : [`${choose.label}\n${choose.href}`]),
  ].join('\n\n');

function htmlOf({ language, title, paragraphs, link, footer, choose }: Letter): string {
  const direction = language === 'en' ? 'ltr' : 'rtl';
  const body = paragraphs.map((part) => `<p style="margin:0 0 12px">${escapeHtml(part)}</p>`).join('\n');
  const chosen =
    choose === null
      ? ''
      : ` <a href="${escapeHtml(choose.href)}" style="color:#5b6472">${escapeHtml(choose.label)}</a>`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#f6f7f9;color:#1c232e;font:16px/1.6 system-ui,'Segoe UI',Tahoma,sans-serif">
<div style="max-width:32rem;margin:0 auto;padding:24px;background:#fff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(title)}</h1>
${body}
<p style="margin:24px 0"><a href="${escapeHtml(link.href)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#0f5c57;color:#fff;text-decoration:none">${escapeHtml(link.label)}</a></p>
<p style="margin:0;color:#5b6472;font-size:13px">${escapeHtml(footer)}${chosen}</p>
</div></body></html>
`;
}

/**
 * The mail of a notice in its reader's language, in the channel's own until they chose one. Partners are told which
 * vendor writes to them.
 * @param listedUntil until when further notices of the kind are only listed, if this mail is to say so
 */
export function composeMail(
  notice: Notice,
  reader: Reader,
  sender: Sender,
  listedUntil: string | null = null,
): Mail {
  const letter = letterOf(notice, reader, sender, listedUntil);
  return { to: reader.email, subject: letter.title, text: textOf(letter), html: htmlOf(letter) };
}
