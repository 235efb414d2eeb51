import { kindName } from "../i18n/labels.ts";
import { useText } from "../i18n/text.ts";

type Props = { record: { kind: string; caption: string } };

/** What a record is called; one without a name goes by its kind. */
export function Caption({ record }: Props) {
  const { language } = useText();
  const text = record.caption === record.kind ? kindName(record.kind, language) : record.caption;
  return (
    <bdi className="cut" title={text}>
      {text}
    </bdi>
  );
}
