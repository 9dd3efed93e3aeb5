/** An answer that the browser keeps as a file: JSON, indented for people, never stored on the way. */
export const fileAnswer = (name: string, content: unknown): Response =>
  new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
