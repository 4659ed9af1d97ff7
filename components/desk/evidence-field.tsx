import type { Evidence } from '#lib/sources/list-sources.ts'
import { fileSize } from '#lib/text/file-size.ts'
import { limitsSentence, type MediaKind, type MediaLimits } from './media-kinds.ts'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import type { ChosenEvidence } from './use-evidence.ts'

const kinds: readonly MediaKind[] = ['document', 'picture']

type Props = {
  chosen: ChosenEvidence
  limits: MediaLimits
  error: string | undefined
}

/** The file that proves that one may repost: a contract, or a letter that was photographed. */
export function EvidenceField({ chosen: { evidence, uploads, choose, drop }, limits, error }: Props) {
  return (
    <fieldset className="field evidence">
      <legend>依据文件</legend>
      {evidence ? (
        <p>
          <EvidenceLink evidence={evidence} />
        </p>
      ) : null}
      <UploadList uploads={uploads} />
      <div className="acts">
        <UploadButton
          kinds={kinds}
          multiple={false}
          words={evidence ? '换一个文件…' : '上传文件…'}
          onFiles={choose}
        />
        {evidence ? (
          <button type="button" className="btn" onClick={drop}>
            去掉
          </button>
        ) : null}
      </div>
      {error === undefined ? null : <p className="field-error">{error}</p>}
      <p className="field-hint">协议、授权书等，只有编辑能打开。{limitsSentence(kinds, limits)}</p>
    </fieldset>
  )
}

/** Its name and size; a link once the portal has it. */
export function EvidenceLink({ evidence: { name, bytes, address } }: { evidence: Evidence }) {
  const shown = <bdi>{name}</bdi>
  return (
    <>
      {address === null ? (
        shown
      ) : (
        <a href={address} target="_blank" rel="noreferrer">
          {shown}
        </a>
      )}
      <small>（{fileSize(bytes)}）</small>
    </>
  )
}
