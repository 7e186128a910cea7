/** A piece of page whose texts are escaped already. */
export type Markup = { readonly markup: string };

type Value = Markup | readonly Markup[] | string | number | undefined;

/** Template tag: what is put in is text, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: parts.map((part, index) => part + rendered(values[index])).join(''),
});

/** A script with data that cannot end the script element early. */
export const script = (nonce: string, text: string): Markup => ({
  markup: `<script nonce="${nonce}">${text.replaceAll('<', '\\u003C')}</script>`,
});

const rendered = (value: Value): string => {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('');
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
