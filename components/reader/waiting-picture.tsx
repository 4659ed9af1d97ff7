type Props = { src: string; alt: string; width: string; height: string }

/** A picture that is loaded when it is looked at, in browsers without lazy loading, too (waiting-pictures.ts). */
export function WaitingPicture({ src, alt, width, height }: Props) {
  return (
    <noscript className="waiting">
      <img src={src} alt={alt} width={width} height={height} loading="lazy" />
    </noscript>
  )
}
