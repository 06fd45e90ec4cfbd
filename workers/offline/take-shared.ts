/** Also in the manifest's share target, and in src/launch-files.ts. */
const SHARE_PARAMETER = 'shared';

export function isShare({ method, url }: Request): boolean {
  return method === 'POST' && new URL(url).searchParams.has(SHARE_PARAMETER);
}

/**
 * Web Share Target: keeps the photo for the page, and sends the browser there. Where it cannot be
 * kept, on a full disk, the page is told so: it has words for it, the browser has an error page.
 *
 * @param cacheName where the page looks for it
 */
export async function takeShared(request: Request, cacheName: string): Promise<Response> {
  try {
    const file = (await request.formData()).get('photo');
    if (file instanceof File) {
      const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name) };
      const cache = await caches.open(cacheName);
      await cache.put(`./?${SHARE_PARAMETER}`, new Response(file, { headers }));
    }
    return Response.redirect(`./?${SHARE_PARAMETER}`, 303);
  } catch {
    return Response.redirect(`./?${SHARE_PARAMETER}=failed`, 303);
  }
}
