import { act, fireEvent, render, screen } from '@testing-library/react'
import type { LocalFile } from '../../services/local-file'
import { pickPhotos } from '../../services/pick'
import { AttachPanel } from './attach-panel'

jest.mock('../../services/pick')
const picking = jest.mocked(pickPhotos)

test('while chosen photos are made smaller the panel says so, and then hands them over', async () => {
  let finish: (files: LocalFile[]) => void = () => undefined
  picking.mockImplementation((_from, onChosen) => {
    onChosen?.()
    return new Promise((resolve) => { finish = resolve })
  })
  const onFiles = jest.fn()
  render(<AttachPanel onFiles={onFiles} />)
  fireEvent.click(screen.getByRole('button', { name: '相册' }))
  expect(screen.getByText('正在准备照片…')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '相册' })).toBeNull()
  const photo: LocalFile = { kind: 'photo', name: '现场.jpg', size: 10, content: new Blob(['x']) }
  await act(async () => finish([photo]))
  expect(onFiles).toHaveBeenCalledWith([photo])
  expect(screen.getByRole('button', { name: '相册' })).toBeTruthy()
})
