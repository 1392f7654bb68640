import { View } from '@tarojs/components'
import { createElement, useEffect, useRef } from 'react'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'

interface PhotoViewerProps {
  url: string
  name: string
  onClose(): void
}

/** A photo over the whole window of a browser. Closes with a tap, Escape, or its button. */
export function PhotoViewer({ url, name, onClose }: PhotoViewerProps) {
  const layer = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const drawn = setTimeout(() => layer.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), 60)
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      // The one button keeps the keyboard.
      if (event.key === 'Tab') event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => {
      clearTimeout(drawn)
      document.removeEventListener('keydown', press)
      before?.focus?.()
    }
  }, [])
  return (
    <View className="viewer" ref={layer} onClick={onClose} {...spoken({ role: 'dialog', label: `图片 ${name}`, modal: true })}>
      {createElement('img', { className: 'viewer-image', src: url, alt: name })}
      <Press className="viewer-close" label="关闭图片" onPress={onClose}>×</Press>
    </View>
  )
}
