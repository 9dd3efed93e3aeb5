import { expect, it } from 'vitest';
import { withoutLaterOfShared } from './whole-preloads.ts';

it('drops what shared chunks load later, and nothing else', () => {
  const page = { file: 'nodes/1.js', imports: ['_common.js'], dynamicImports: ['src/Dialog.svelte'] };
  const shared = { file: 'chunks/common.js', imports: ['_small.js'], css: ['a.css'] };
  const manifest = {
    'src/page.svelte': page,
    '_common.js': { ...shared, dynamicImports: ['src/Palette.svelte'] },
    'src/Palette.svelte': { file: 'chunks/p.js', isDynamicEntry: true },
  };
  expect(withoutLaterOfShared(manifest)).toEqual({
    'src/page.svelte': page,
    '_common.js': shared,
    'src/Palette.svelte': { file: 'chunks/p.js', isDynamicEntry: true },
  });
});

it('refuses a manifest it does not know', () => {
  expect(() => withoutLaterOfShared({ '_common.js': { dynamicImports: 'src/Palette.svelte' } })).toThrow();
});
