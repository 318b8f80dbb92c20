import { hex } from '../../src/analysis/base/format';
import type { Bytes } from '../axis/viewport';
import { button } from '../controls/button';
import { checkbox } from '../controls/checkbox';
import { textField, type TextField } from '../controls/text-field';
import { element } from '../dom';
import type { HotAddQuestion } from '../protocol';
import { readQuestion, type FieldName } from './question';

export interface Form {
  readonly root: HTMLElement;
  /** Fills the range in where one is given, and waits for typing. */
  open(proposed: (Bytes & { readonly node?: number }) | undefined): void;
}

/** Which memory, for which node, before or after TDX is initialised. A mistake is told at its field. */
export function createForm(onAsk: (request: HotAddQuestion) => void, onLeave: () => void): Form {
  let beforeInit = false;
  const submit = (): void => {
    const read = readQuestion({ from: fields.from.text(), to: fields.to.text(), node: fields.node.text(), beforeInit });
    tell(read.kind === 'problem' ? read : undefined);
    if (read.kind === 'problem') return fields[read.field].focus();
    onAsk(read.request);
  };
  const field = (name: string, className: string, placeholder: string): TextField => textField({ name, className, placeholder, onEnter: submit, onLeave });
  const fields: Readonly<Record<FieldName, TextField>> = {
    from: field('Memory from this address', 'bytes', '0x8080000000'),
    to: field('To this address, exclusive, or a size: +64G', 'bytes', 'end, or +64G'),
    node: field('Node, or nothing', 'node', 'any'),
  };
  const problem = element('p', { className: 'problem', attributes: { role: 'alert' } });
  function tell(found: { readonly field: FieldName; readonly message: string } | undefined): void {
    for (const name of ['from', 'to', 'node'] as const) fields[name].setProblem(found?.field === name ? found.message : undefined);
    problem.hidden = found === undefined;
    problem.textContent = found?.message ?? '';
  }
  tell(undefined);
  const labelled = (name: FieldName, label: string): HTMLElement =>
    element('span', { className: 'field' }, [element('span', { text: label, attributes: { 'aria-hidden': 'true' } }), fields[name].root]);
  const root = element('div', { className: 'question' }, [
    labelled('from', 'Hot-add from'),
    labelled('to', 'to'),
    labelled('node', 'node'),
    checkbox('before TDX is initialised', (checked) => (beforeInit = checked)),
    button({ label: 'Ask', name: 'Ask what would become of it (Enter)', appearance: 'primary', onClick: submit }),
    problem,
  ]);
  return {
    root,
    open(proposed) {
      tell(undefined);
      if (proposed !== undefined) {
        fields.from.set(hex(proposed.start));
        fields.to.set(hex(proposed.end));
        fields.node.set(proposed.node === undefined ? '' : `${proposed.node}`);
      }
      fields.from.focus();
    },
  };
}
