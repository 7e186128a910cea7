/** Whether the page is dark to the eye; where its ground cannot be read, what the system prefers. */
export const isDarkPage = (document: Document): boolean => {
  const view = document.defaultView;
  for (const element of [document.body, document.documentElement]) {
    const color = element && view?.getComputedStyle(element).backgroundColor;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color?.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    // Other notations than rgb() are rare and not worth their weight here.
    if (color?.startsWith('rgb') && alpha > 0.5) return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
  }
  return view?.matchMedia('(prefers-color-scheme: dark)').matches ?? false;
};
