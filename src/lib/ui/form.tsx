import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';

type FormProps = {
  action?: string;
  children?: ComponentChildren;
  /** Set when a file can be sent along. */
  multipart?: boolean;
  /** A form that only asks for another view of the page changes nothing: it goes by GET, without a token. */
  asks?: boolean;
  id?: string;
  /** Set where the phone may be shared: the browser keeps and suggests nothing that was typed. */
  forgets?: boolean;
  /** Where the page goes when this is kept: the island `send` sends it, so that nothing typed is lost without a connection. */
  then?: string;
};

/** A form that works without JavaScript. The browser's own checks are off: slips come back in the reader's language. */
export function Form({ action, children, multipart, asks, id, forgets, then }: FormProps) {
  const { formToken, path } = useFrame();
  return (
    <form
      class="kring-form"
      id={id}
      method={asks ? 'get' : 'post'}
      action={action ?? path}
      enctype={multipart ? 'multipart/form-data' : undefined}
      autocomplete={forgets ? 'off' : undefined}
      data-send={then}
      novalidate
    >
      {!asks && <input type="hidden" name="_form" value={formToken} />}
      {children}
    </form>
  );
}
