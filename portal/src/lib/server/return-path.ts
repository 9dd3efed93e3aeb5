/** Where to go after signing in: a path of this portal, or its first page. */
export function safeReturnPath(path: string | null | undefined): string {
  // A second slash or a backslash would let a browser leave for another host.
  return path !== null && path !== undefined && /^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(path) ? path : '/';
}
