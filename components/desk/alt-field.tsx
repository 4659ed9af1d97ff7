'use client'

import { knownMedia } from './known-media.ts'
import { NodeField } from './node-field.tsx'

type Props = {
  attrs: Readonly<Record<string, unknown>>
  onChange: (changes: { alt?: string | null; decorative?: boolean | null }) => void
  onLeave: () => void
}

/** What stands for a picture where it cannot be seen, or that it only decorates. Null in the text: as the library says. */
export function AltField({ attrs, onChange, onLeave }: Props) {
  const ofLibrary = knownMedia().get(Number(attrs.media))
  const isDecorative = Boolean(attrs.decorative ?? ofLibrary?.decorative)
  const alt = String(attrs.alt ?? ofLibrary?.alt ?? '')
  return (
    <>
      {isDecorative ? null : (
        <NodeField
          label="替代文字：画面里有什么"
          className="node-words alt"
          value={alt}
          maxLength={500}
          onText={(text) => onChange({ alt: text })}
          onLeave={onLeave}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={isDecorative}
          onChange={({ currentTarget }) => onChange({ decorative: currentTarget.checked })}
        />
        装饰图片
      </label>
    </>
  )
}
