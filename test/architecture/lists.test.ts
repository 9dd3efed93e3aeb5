/** Every list that a person sees can be taken away as a file: who draws one has the button, or is named with why not. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files.ts';

/** What draws a list: a table, rows that keys walk, ruled rows, and what goes on with a cursor. */
const drawn =
  /<(DataTable|table)\b|\{@attach rowKeys\}|\{#if [^}]*\bnextCursor\b|<[uo]l\b[^>]*class="(relative )?(divide-y|acts)\b/;
/** The ways through a list, which may be drawn by another. */
const paged = /<Pagination\b/;

const inForm = 'fields of a form';
const setting = 'a setting: a handful, each in three languages, changed where it is read';
/** Who draws a list and has no file for it, with the reason. */
const without: Readonly<Record<string, string>> = {
  'lib/components/timeline/QuestionList.svelte': 'questions are answered where they stand, each in its lead',
  'lib/components/timeline/TimelineCard.svelte':
    'the story of one record; the audit has a file of what was done to it',
  'routes/(manager)/manage/conflict-rules/DifferenceList.svelte':
    'what two documents say differently, in sentences',
  'routes/(manager)/manage/imports/[importId]/MappingForm.svelte': inForm,
  'routes/(manager)/manage/imports/[importId]/Preview.svelte':
    'the first rows of a file that its reader has brought',
  'routes/(manager)/manage/imports/[importId]/UnknownValues.svelte': inForm,
  'routes/(manager)/manage/leads/[leadId]/CandidateTable.svelte':
    'the best of a decision, whose whole table has a file',
  'routes/(manager)/manage/overview/CountryTable.svelte':
    'counts of leads, each a way to their list, which has a file',
  'routes/(manager)/manage/overview/LastDays.svelte': 'the figures of a chart for those who hear it',
  'routes/(manager)/manage/partners/SpecialisationFields.svelte': inForm,
  'routes/(manager)/manage/partners/TerritoryFields.svelte': inForm,
  'routes/(manager)/manage/partners/[partnerId]/+page.svelte':
    'the latest of the leads, whose list narrowed to the partner has a file',
  'routes/(manager)/manage/policy/TrialCard.svelte':
    'two versions side by side; the file of versions counts both',
  'routes/(manager)/manage/policy/edit/ExcludedPartners.svelte': inForm,
  'routes/(manager)/manage/policy/edit/PreferFields.svelte': inForm,
  'routes/(manager)/manage/settings/case-texts/CaseTextEditor.svelte': inForm,
  'routes/(manager)/manage/settings/case-texts/CaseTextList.svelte': setting,
  'routes/(manager)/manage/settings/reasons/ReasonEditor.svelte': inForm,
  'routes/(manager)/manage/settings/reasons/ReasonList.svelte': setting,
  'routes/(manager)/manage/views/+page.svelte': 'ways to lists, which have files',
  'routes/(member)/preferences/Sessions.svelte':
    'one’s own devices at a glance; one’s personal data has a file',
  'routes/(partner)/organisation/availability/HoursForm.svelte': inForm,
  'routes/(partner)/organisation/availability/TimeOff.svelte':
    'a handful of one’s own, changed where they are read',
  'routes/(partner)/today/+page.svelte': 'the first of lists that have files',
  'routes/offline/+page.svelte': 'made on a device, without a connection',
};

const portal = 'portal/src/';
const texts = new Map<string, string>();
for (const file of await sourceFiles(['portal/src']))
  if (/\.(svelte|ts)$/.test(file)) texts.set(file.replace(portal, ''), await textOf(file));

/** The components that a file makes use of: at once, or when somebody asks for them; of a page, its load as well. */
function usedBy(file: string): string[] {
  const own = texts.get(file) ?? '';
  const load = file.endsWith('/+page.svelte') ? (texts.get(file.replace('.svelte', '.ts')) ?? '') : '';
  const names = `${own}\n${load}`.matchAll(/(?:import (?!type )[^;]*? from|import\()\s*'([^']+\.svelte)'/g);
  return [...names].map(([, name = '']) =>
    name.startsWith('#lib/')
      ? name.replace('#lib/', 'lib/')
      : path.posix.join(path.posix.dirname(file), name),
  );
}

const hasButton = (file: string): boolean => texts.get(file)?.includes('<ExportButton') === true;

/** Whether a file draws a list; one that only pages through it leaves the button to who draws it. */
function draws(file: string): boolean {
  const text = texts.get(file) ?? '';
  return drawn.test(text) || (paged.test(text) && !usedBy(file).some(hasButton));
}

/** The parts of which all lists are made: their lists are those of whoever uses them. */
const isPart = (file: string): boolean => file.startsWith('lib/ui/');

/**
 * Who draws a list in a file, or in what it uses, for which none of those on the way has the button. Pages that draw two
 * lists themselves are believed to have seen to both.
 */
function lacking(file: string, seen: readonly string[] = []): string[] {
  if (hasButton(file) || without[file] !== undefined || isPart(file)) return [];
  const below = usedBy(file).filter((used) => !seen.includes(used));
  return [...(draws(file) ? [file] : []), ...below.flatMap((used) => lacking(used, [...seen, file]))];
}

const pages = [...texts.keys()].filter((file) => file.endsWith('/+page.svelte'));

test('the lists of every page have a file', () => {
  expect(pages.length).toBeGreaterThan(50);
  expect([...new Set(pages.flatMap((page) => lacking(page)))]).toEqual([]);
});

test('who is excused draws a list, or uses one who does, and has no file for it', () => {
  const stale = Object.keys(without).filter(
    (file) => hasButton(file) || (!draws(file) && usedBy(file).flatMap((used) => lacking(used)).length === 0),
  );
  expect(stale).toEqual([]);
});
