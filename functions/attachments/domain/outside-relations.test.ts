import { expect, test } from 'vitest';
import { reachesOutside } from './outside-relations.ts';

const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...elements: string[]) =>
  `<?xml version="1.0"?><Relationships xmlns="x">${elements.join('')}</Relationships>`;

test.each([
  ['a part of its own', `<Relationship Id="rId1" Type="${type}/styles" Target="styles.xml"/>`],
  [
    'a link',
    `<Relationship Id="a" Type="${type}/hyperlink" Target="https://a.example" TargetMode="External"/>`,
  ],
])('%s stays within', (_, element) => {
  expect(reachesOutside(relations(element))).toBe(false);
});

test.each([
  [
    'a template',
    `<Relationship Id="a" Type="${type}/attachedTemplate" Target="https://a" TargetMode="External"/>`,
  ],
  ['an object', `<Relationship TargetMode='External' Type='${type}/oleObject' Target='mhtml:https://a!x'/>`],
  ['a picture', `<Relationship Type="${type}/image" Target="https://a/pixel.png" TargetMode = "External" />`],
  ['one with a prefix', `<r:Relationship Type="${type}/frame" TargetMode="External"/>`],
  ['one with another prefix', `<a-b.ج:Relationship Type="${type}/frame" TargetMode="External"/>`],
  ['one with a long one', `<${'p'.repeat(90)}:Relationship Type="${type}/frame" TargetMode="External"/>`],
  [
    'one that says it again in small letters',
    `<Relationship Type="${type}/frame" TargetMode="External" targetmode="Internal" type="/hyperlink"/>`,
  ],
  [
    'one that is written as references',
    `<Relationship Type="${type}/frame" TargetMode="&#69;xtern&#x61;l"/>`,
  ],
  ['one behind a bracket', `<Relationship Target="a>b" Type="${type}/frame" TargetMode="External"/>`],
  [
    'one that only mentions links',
    `<Relationship Id="Type='/hyperlink'" Type="${type}/frame" TargetMode="External"/>`,
  ],
])('%s does not', (_, element) => {
  expect(reachesOutside(relations(`<Relationship Id="r" Type="${type}/styles" Target="a"/>`, element))).toBe(
    true,
  );
});

test('is told at once, however the part is filled', () => {
  const begun = performance.now();
  for (const filling of ['a', 'a=', '"', '<Relationship a="', '&#', 'x:']) {
    expect(reachesOutside(`<Relationship ${filling.repeat(400_000)}`)).toBe(false);
  }
  expect(performance.now() - begun).toBeLessThan(10_000);
});
