/**
 * The response with the headers that a host should send and may not: cross-origin isolation, so
 * that networks on WebAssembly have all threads, and the policy that workers have from nowhere
 * else, for a `meta` tag holds in the page alone (CSP Level 3, 4.2).
 */
export function secured(response: Response): Response {
  if (response.type !== 'basic' && response.type !== 'default') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(__OFFLINE_FILES__.headers)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
