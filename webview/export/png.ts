/** Dots per pixel of the picture: sharp on a dense screen, and in a document. */
const DENSITY = 2;
/** No browser draws a longer side. */
const LONGEST_PX = 16_384;

/** Draws an SVG document, and gives the picture in base64. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  // As data: the page's policy lets it load nothing that has an address.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new Error('its SVG cannot be read as an image here');
  });
  const ratio = Math.min(DENSITY, LONGEST_PX / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * ratio);
  canvas.height = Math.round(image.naturalHeight * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no picture of this size can be drawn here');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('no PNG of this size can be made here');
  return base64Of(new Uint8Array(await blob.arrayBuffer()));
}

/** Arguments of one call. */
const CHUNK = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
