/** Compiles the messages without a build, so that types know every one of them. */
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide.config.ts';

await compile(paraglideOptions);
