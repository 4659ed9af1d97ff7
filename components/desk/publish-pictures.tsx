'use client'

import { useEffect, useState } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { placeOf, type Undescribed, undescribedPictures } from '#lib/articles/body/undescribed-pictures.ts'
import { useKnownMedia } from './known-media.ts'

export type Describe = (number: number, changes: { alt?: string; decorative?: boolean }) => void

type Props = { body: Body; onDescribe: Describe }

/** What is still to be said of the text's pictures before readers see them: what each shows, and whether all are there. */
export function PublishPictures({ body, onDescribe }: Props) {
  const { media, isKnown } = useKnownMedia(mediaOf(body))
  const absent = isKnown ? mediaOf(body).filter((id) => media.get(id)?.state !== 'ready') : []
  const failed = absent.filter((id) => media.get(id)?.state !== 'fetching')
  const missing = isKnown ? undescribedPictures(body, media) : null
  // A picture stays in the list while its words are being typed.
  const [asked, setAsked] = useState<readonly Undescribed[] | null>(null)
  useEffect(() => {
    if (missing && !asked) setAsked(missing)
  }, [missing, asked])
  return (
    <>
      {asked && asked.length > 0 ? (
        <fieldset className="undescribed">
          <legend>这些图片还没有替代文字（看不见图片的读者靠它知道画面里有什么）：</legend>
          <ul>
            {asked.map((one) => (
              <li key={one.number}>
                <Thumbnail address={media.get(one.media)?.original?.address} />
                <Row
                  one={one}
                  isOpen={missing?.some(({ number }) => number === one.number) ?? true}
                  onDescribe={onDescribe}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      {absent.length > 0 ? (
        <p className="dirty">
          {[
            absent.length > failed.length ? `${absent.length - failed.length} 个文件还在取回` : '',
            failed.length > 0 ? `${failed.length} 个没有取到` : '',
          ]
            .filter(Boolean)
            .join('，')}
          ，读者会看不到{failed.length < absent.length ? '，取到后自动出现' : ''}
          。可以照样发布，也可以先处理。
        </p>
      ) : null}
    </>
  )
}

function Thumbnail({ address }: { address: string | undefined }) {
  // Beside its place and name, which say which one it is.
  return address ? <img src={address} alt="" /> : <span className="no-picture" />
}

function Row({ one, isOpen, onDescribe }: { one: Undescribed; isOpen: boolean; onDescribe: Describe }) {
  const [text, setText] = useState('')
  const [isDecoration, setDecoration] = useState(false)
  const name = placeOf(one)
  return (
    <>
      <label>
        {name}
        <input
          value={text}
          maxLength={500}
          disabled={isDecoration}
          placeholder="画面里有什么"
          aria-invalid={isOpen}
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            onDescribe(one.number, { alt: value, decorative: false })
          }}
        />
      </label>
      <button
        type="button"
        className="btn"
        aria-pressed={isDecoration}
        aria-label={`${name}是装饰图片`}
        onClick={() => {
          setDecoration(!isDecoration)
          onDescribe(one.number, { decorative: !isDecoration })
        }}
      >
        装饰图片
      </button>
    </>
  )
}
