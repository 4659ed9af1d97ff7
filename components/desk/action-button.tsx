import type { ComponentProps, MouseEvent } from 'react'

type Props = Omit<ComponentProps<'button'>, 'aria-disabled' | 'disabled' | 'type'> & {
  type?: 'button' | 'submit'
  /** Whether what it does is under way. */
  pending: boolean
}

/** A button of something that takes a while. Until it is done further presses do nothing; unlike a disabled one it keeps
 *  the focus, and is still read out. */
export function ActionButton({ type = 'button', pending, onClick, ...rest }: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    pending ? event.preventDefault() : onClick?.(event)
  return <button {...rest} type={type} aria-disabled={pending} onClick={press} />
}
