type Props = {
  label: string
  keys?: string
  /** A sign in the place of the word, where there is little room. */
  sign?: string
  className?: string
  isOn?: boolean
  opensDialog?: boolean
  disabled: boolean
  onPress: () => void
}

/** A button of the toolbar. The text keeps the focus; returned a frame later, it would miss what is typed at once. */
export function ToolButton({ label, keys, sign, className, isOn, opensDialog, disabled, onPress }: Props) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      title={keys ? `${label} ${keys}` : label}
      aria-label={sign ? label : undefined}
      aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
      aria-pressed={isOn}
      aria-haspopup={opensDialog ? 'dialog' : undefined}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {sign ?? label}
    </button>
  )
}
