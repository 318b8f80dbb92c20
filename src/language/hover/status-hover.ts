import { decodeStatus, leafName, type TdxMessage } from '../../analysis/index';
import { paragraph, type Markup } from '../markup';

/** What the TDX module, or the kernel in its place, says with a status. */
export function statusHover(status: string, message: TdxMessage | undefined): Markup {
  const { code, details } = decodeStatus(status);
  const call = message?.kind === 'tdx-seamcall' && message.leaf !== undefined ? `${leafName(message.leaf)} returned ` : '';
  if (code === undefined) return [paragraph(call, { code: status }, ': a status without a name here. Look for its upper eight digits in the error codes of your TDX module\'s version.')];
  return [
    paragraph(call, { strong: code.name }, ` `, { code: status }, details === '' ? '' : `, ${details}`),
    paragraph(`${capitalised(code.meaning)}. ${code.next}`),
  ];
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
