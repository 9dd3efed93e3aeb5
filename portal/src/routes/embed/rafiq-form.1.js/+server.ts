import { API_URL } from '$app/env/private';
import { embedScript } from '../../../embed/embed-script.ts';
import type { RequestHandler } from './$types';

/** The module that websites carry. Its address has its version, so that browsers may keep it for good. */
export const GET: RequestHandler = () =>
  new Response(embedScript(API_URL), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    },
  });
