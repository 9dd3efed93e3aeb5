/** Who buys from whom: each partner keeps a row of those directly below it, written with their own records. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { atVersion, type Write } from '#functions/kernel/commit.ts';
import { belowKey, partnerKey } from './partner-keys.ts';

const schema = 1;

/** What changed of a partner, for the one it buys from; a move to another one writes its rows itself. */
export const belowUpkeep = (before: Partner, after: Partner): Write[] =>
  after.parentId === null ||
  before.parentId !== after.parentId ||
  (before.name === after.name && before.status === after.status && before.sharing === after.sharing)
    ? []
    : [
        {
          label: 'partner-below',
          // Only these: whether somebody buys from it in turn is written by those who do.
          update: belowKey(after.parentId, after.id),
          set: 'SET #name = :name, #status = :status, #sharing = :sharing',
          names: { '#name': 'name', '#status': 'status', '#sharing': 'sharing' },
          values: { ':name': after.name, ':status': after.status, ':sharing': after.sharing },
          when: { expression: 'attribute_exists(pk)' },
        },
      ];

/**
 * The writes of a partner that buys from somebody else from now on, or from the vendor again (2 to 7 items). They are
 * bound to everybody above it as they were read, so that no two moves at one moment make a circle.
 * @param above the one it buys from now and those above that one, the nearest first; none: it buys from the vendor
 */
export function chainWrites(
  before: Partner,
  after: Partner,
  above: readonly Partner[],
  hasBelow: boolean,
): Write[] {
  const [parent] = above;
  return [
    ...(before.parentId === null
      ? []
      : [{ label: 'partner-below', remove: belowKey(before.parentId, before.id) }]),
    ...(parent === undefined
      ? []
      : [
          {
            label: 'partner-below',
            put: {
              ...belowKey(parent.id, after.id),
              kind: 'partner-below',
              schema,
              id: after.id,
              name: after.name,
              status: after.status,
              sharing: after.sharing,
              hasBelow,
            },
          },
        ]),
    // Whoever reads down from further above looks under the parent, too, from now on.
    ...(parent === undefined || parent.parentId === null
      ? []
      : [
          {
            label: 'partner-above',
            update: belowKey(parent.parentId, parent.id),
            set: 'SET #hasBelow = :hasBelow',
            names: { '#hasBelow': 'hasBelow' },
            values: { ':hasBelow': true },
            when: { expression: 'attribute_exists(pk)' },
          },
        ]),
    ...above.map(({ id, version }) => ({
      label: 'partner-above',
      check: partnerKey(id),
      when: atVersion(version),
    })),
  ];
}
