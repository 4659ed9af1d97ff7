import type { ContributionStatus } from '#lib/contributions/contribution-by-receipt.ts'
import type { MediaView } from '#lib/media/media-types.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'

type Props = { shown: Pick<ContributionStatus, 'messages' | 'media'>; now: Date }

/** What the editors asked and what he answered, in order. */
export function ContributionMessages({ shown: { messages, media }, now }: Props) {
  if (messages.length === 0) return null
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">编辑部与您</h2>
      {each(messages, ({ at, isIncoming, text, mediaIds }) => (
        <div className={isIncoming ? 'letter own' : 'letter'}>
          <p className="who">
            {isIncoming ? '您' : '编辑部'}，<Time at={at} now={now} as="minute" />
          </p>
          {text !== '' && <p className="words">{text ?? '这段话已按保存期限删除。'}</p>}
          {mediaIds.length > 0 && (
            <ul className="files">
              {each(mediaIds, (id) => (
                <li>
                  <FileLink file={media.get(id)} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

function FileLink({ file }: { file: MediaView | undefined }) {
  if (!file?.original) return <>文件已删除</>
  return <a href={file.original.address}>{file.name}</a>
}
