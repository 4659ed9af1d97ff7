import type { Refusal } from '#lib/web/form-state.ts'

/** Whether a note was refused for a word that is a party's name, too, so that who wrote it may say that he names nobody. */
export function isConfirmable(refusal: Refusal | null): boolean {
  return refusal?.details.isConfirmable === true
}

type Props = { isOn: boolean; onChange: (isOn: boolean) => void }

/** The box by which an editor says so, on record. */
export function NoteConfirmation({ isOn, onChange }: Props) {
  return (
    <label className="case-switch">
      <input
        type="checkbox"
        name="isNoteConfirmed"
        value="yes"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      仍要提交：备注没有指明当事人，只是字词与姓名相同。此项确认会留痕。
    </label>
  )
}
