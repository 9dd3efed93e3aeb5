/** The accounts of the demo data that the sign-in page offers, one of each role and three partners. */
import { writeKnownAccounts, type KnownAccounts } from '../identity/known-accounts.ts';
import { shownPartner } from './demo/content/partners-emirates.ts';
import { integratorClient, vendorAccounts } from './demo/people.ts';
import type { Story } from './demo/story.ts';

/** Who is shown of each partner; the first is the one with a full desk. */
const shownOf: readonly { slug: string; boxes: readonly ('admin' | 'seller')[] }[] = [
  { slug: shownPartner, boxes: ['admin', 'seller'] },
  { slug: 'sepehrava', boxes: ['admin'] },
  { slug: 'nordlicht', boxes: ['admin'] },
];

/** The accounts of a story. */
export const demoAccounts = (story: Story): KnownAccounts => ({
  accounts: [
    ...vendorAccounts,
    ...shownOf.flatMap(({ slug, boxes }) => {
      const { partner, names } = story.channel.bySlug(slug);
      return boxes.map((box, order) => ({
        email: `${box}@${slug}.example`,
        label: `${names[order] ?? box}, ${partner.name}`,
        role: box === 'admin' ? 'partner-admin' : 'partner-seller',
      }));
    }),
  ],
  integrators: [integratorClient],
});

/** Leaves the accounts of a story where the sign-in page finds them. */
export const writeDemoAccounts = (file: string, story: Story): void =>
  writeKnownAccounts(file, demoAccounts(story));
