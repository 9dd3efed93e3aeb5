import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { paraglideOptions } from './paraglide.config.ts';
import { oneColour } from './one-colour.ts';
import { slimMessages } from './slim-messages.ts';
import { wholePreloads } from './whole-preloads.ts';

/** What every page shares; what is for the road is loaded late, and by partners only. */
const ofEveryPage =
  /src[\\/]lib[\\/](?!road)|node_modules[\\/](svelte|@sveltejs|devalue|clsx)[\\/]|shared[\\/](leads|partners)/;
/** What pages of one kind share, which the others should not have to load. */
const ofSomePages = {
  // What Svelte itself has for sets and maps goes first, else others take it along.
  chosen: /svelte[\\/]src[\\/]reactivity[\\/](index|set|map|date|url)|src[\\/]lib[\\/]ui[\\/]selection/,
  small: /src[\\/]lib[\\/]ui[\\/](EmptyState|row-keys|Tip)\./,
  road: /src[\\/]lib[\\/]road[\\/](unsent|connection|outbox-item)/,
  contact: /src[\\/]lib[\\/]components[\\/]ContactInputs\./,
  fields: /src[\\/]lib[\\/]ui[\\/](Input|Select)\./,
  // What a lead is called and how it stands: deals, people and settings do without.
  leads:
    /shared[\\/]leads[\\/]status|paraglide[\\/]messages[\\/]trace_|src[\\/]lib[\\/]components[\\/](terms[\\/](lead|offer|reason)-terms|leads[\\/](lead-words|own-move-words|LeadFacts)|LeadStatus)|routes[\\/]\(partner\)[\\/]WhyHere/,
  icons: /src[\\/]lib[\\/]ui[\\/]IconButton\./,
  partners: /src[\\/]lib[\\/]components[\\/]terms[\\/]partner-terms/,
  money: /shared[\\/]exact-money|src[\\/]lib[\\/]components[\\/]currencies/,
  // What rules say, for pages that only read them; then what is for trying them, for a page where they are written,
  // and for the cards which that page loads when it is awake.
  rules:
    /shared[\\/]canonical-text|paraglide[\\/]messages[\\/](policy|rule|conflict_allowance|protection_)|src[\\/]lib[\\/]components[\\/]policy[\\/](amount-value|moved-rules|operator-sentence)/,
  files: /src[\\/]lib[\\/](components[\\/]put-file|ui[\\/](FileInput|Progress))/,
  whatIfs: /src[\\/]lib[\\/]components[\\/]policy[\\/]what-if-words/,
  trials: /src[\\/]lib[\\/]components[\\/]policy[\\/](FromWhatIf|PeriodDialog|period\.)/,
  drafts:
    /shared[\\/](leads[\\/]operators|fold)|src[\\/]lib[\\/]components[\\/]policy[\\/](DraftButtons|draft-editor|faults|keep-draft|figure-in|condition-(draft|table)|values-fault)/,
  choices: /src[\\/]lib[\\/]ui[\\/]Choices\./,
  // The pages of what-ifs need no cards, and the list of them no style for a table of figures.
  cards: /src[\\/]lib[\\/]components[\\/]policy[\\/](?!WhatIf|SidesTable|sides-row)/,
  // Also for pages where nobody writes.
  trail: /src[\\/]lib[\\/](ui[\\/]Timeline|components[\\/]timeline[\\/](TimelineCard|entries))/,
  // What a deal needs stands on the first screen of the day as well, which needs no more of them.
  deals:
    /paraglide[\\/]messages[\\/](deals?_(?!need)|case_)|src[\\/]lib[\\/]components[\\/](deals[\\/](?!need)|terms[\\/]deal-terms)|shared[\\/]deals/,
  bulk: /paraglide[\\/]messages[\\/]bulk_/,
  // Also for pages that draw their lists themselves.
  exported: /src[\\/]lib[\\/]components[\\/]export[\\/]/,
  lists: /src[\\/]lib[\\/]ui[\\/](DataTable|FilterBar|Pagination|longer-list|RowCheckbox)/,
  attached: /src[\\/]lib[\\/]components[\\/]timeline[\\/]FilesCard/,
  people: /src[\\/]lib[\\/]components[\\/]people[\\/]/,
  timeline:
    /src[\\/]lib[\\/]components[\\/]timeline[\\/](?!Question|AttachForm|ContactMade|FilesCard|FilesList|MentionList|NoteActions|note-actions-for|digest|finish-upload)/,
};
/** What so few pages use that it goes with them. */
const ofFewPages =
  /src[\\/]lib[\\/](ui[\\/](Dialog|Choices|Stat)\.|format[\\/](file-size|countries|country-choices)|components[\\/](terms[\\/]partner-terms|deals[\\/]need|CountrySelect|ErrorCard|ReasonChoices|role-name|shell[\\/](PublicFrame|UserMenuItems|LanguageChoice|ThemeChoice)|DateField|act-from-toast|audit[\\/]))|paraglide[\\/]messages[\\/]deals?_need/;

export default defineConfig({
  plugins: [
    tailwindcss(),
    paraglideVitePlugin(paraglideOptions),
    slimMessages(),
    sveltekit({
      adapter: adapter({ out: 'build' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute is that of SvelteKit's announcer; the rest of the page has none.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          // The hooks add the origins of the identity provider (signing out leads there) and of uploads.
          'form-action': ['self'],
        },
      },
      // The hooks hold a stricter rule (src/lib/server/same-origin.ts): all content types, and the origin people
      // open instead of the one a proxy happens to call.
      csrf: { trustedOrigins: ['*'] },
      // Our own hook does (src/hooks.client.ts): what SvelteKit writes for it would stand on every page.
      serviceWorker: { register: false },
      // A page that was kept is opened at many addresses: its files must have one.
      paths: { relative: false },
      version: { pollInterval: 0 },
      compilerOptions: { runes: true },
    }),
    wholePreloads(),
    oneColour(),
  ],
  // Everything is bundled, so that build/ plus Node is all that ships.
  ssr: { noExternal: [/./] },
  build: {
    target: 'es2023',
    // Which chunks the pages of all others need would be two kilobytes of every page; a page names its own in its
    // document, and whoever hovers over a link has them under way before it is pressed.
    modulePreload: { resolveDependencies: () => [] },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // Dozens of tiny chunks weigh more than what they hold: whatever three pages share goes into one.
              groups: [
                {
                  name: 'common',
                  minShareCount: 3,
                  priority: 2,
                  test: (id) =>
                    ofEveryPage.test(id) &&
                    ![ofFewPages, ...Object.values(ofSomePages)].some((some) => some.test(id)),
                },
                // The smaller ones first: a group takes along whatever its files import and no other has taken.
                ...Object.entries(ofSomePages).map(([name, test], place) => ({
                  name,
                  minShareCount: 2,
                  priority: 1 - place / 100,
                  test,
                })),
              ],
            },
          },
        },
      },
    },
  },
});
