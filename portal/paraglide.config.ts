/** How messages become functions; read by the build and by the type check alike. */
import type { CompilerOptions } from '@inlang/paraglide-js';

export const paraglideOptions: CompilerOptions = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  emitTsDeclarations: true,
  emitReadme: false,
  // The hooks decide the language (cookie, then Accept-Language); see src/lib/locale.ts.
  strategy: ['globalVariable', 'baseLocale'],
  disableAsyncLocalStorage: true,
  isServer: 'import.meta.env.SSR',
};
