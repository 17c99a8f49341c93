"""Files and folders that were not read: links, devices, bad names, copies of cloud drives."""

from collections.abc import Iterator

from bulletin.model.finding import Finding, Message, Place
from bulletin.model.inputs import Inputs, Reason, Refused, collision_key
from bulletin.model.rules import broken

# What is wrong, and what to do about it.
_WORDS: dict[Reason, tuple[Message, Message]] = {
    Reason.LINK: (
        Message("这是链接，网站不读取链接。", "this is a link, and links are not followed"),
        Message("请用文件本身代替链接。", "Put the file itself in its place."),
    ),
    Reason.SPECIAL: (
        Message(
            "这不是普通文件（可能是管道、套接字或设备）。",
            "this is not an ordinary file but a pipe, a socket or a device",
        ),
        Message("请删掉它，或换成普通文件。", "Delete it or put an ordinary file in its place."),
    ),
    Reason.UNREADABLE: (
        Message(
            "读不了它：没有权限，或磁盘出错。",
            "it can't be read: no permission, or a fault of the disk",
        ),
        Message(
            "请检查它的读取权限（ls -l），再构建一次。",
            "Check who may read it (ls -l), then build again.",
        ),
    ),
    Reason.TOO_LARGE: (
        Message(
            "文件太大：正文和 YAML 至多 1 MiB，urls.lock 至多 16 MiB，模板至多 32 MiB。",
            "the file is too large: Markdown and YAML may have 1 MiB, urls.lock 16 MiB,"
            " templates 32 MiB",
        ),
        Message(
            "请拆成几篇；嵌在文中的图片请另存为文件。",
            "Split the text; save pictures embedded in it as files of their own.",
        ),
    ),
    Reason.TOO_DEEP: (
        Message("目录套得太深（超过 32 层）。", "folders are nested more than 32 deep"),
        Message("请把它移到上层目录。", "Move it further up."),
    ),
    Reason.CHANGING: (
        Message(
            "每次读取它都在变，可能有程序正在写。",
            "it changed each time it was read; some program is writing it",
        ),
        Message("等它写完，再构建一次。", "Wait until that is done, then build again."),
    ),
    Reason.NOT_DOWNLOADED: (
        Message(
            "文件还在网盘上，没有下载到这台电脑。",
            "the file is still in the cloud drive and not on this computer",
        ),
        Message(
            "请在网盘里选“始终保留在此设备上”。", "Have the cloud drive keep it on this device."
        ),
    ),
    Reason.LOCK: (
        Message(
            "这是办公软件打开文档时留下的锁定文件，说明旁边的文档还开着。",
            "an office program left this lock file: the document beside it is still open",
        ),
        Message(
            "保存并关闭文档；锁定文件若还在，请删掉。",
            "Save and close the document; delete the lock file if it stays.",
        ),
    ),
    Reason.CONFLICT_COPY: (
        Message(
            "这像是网盘或系统留下的副本，两份里可能各有修改。",
            "this looks like a second copy left by a cloud drive or the system; either may hold"
            " changes the other lacks",
        ),
        Message(
            "请对照两份，把要用的内容并进原文件，再删掉这一份。",
            "Compare the two, bring what counts into the original, and delete this one.",
        ),
    ),
    Reason.HIDDEN: (
        Message(
            "名字以点开头，是隐藏文件，不会发布。",
            "its name begins with a dot: it is hidden and not published",
        ),
        Message(
            "要发布就去掉开头的点，否则请删掉。", "Take the dot away to publish it, or delete it."
        ),
    ),
    Reason.STRAY: (
        Message(
            "网站的文字只从 content 里读，放在这里不起作用。",
            "texts are read from content/ only; here nobody reads them",
        ),
        Message(
            "移到 content 里，如 content/articles、content/glossary.yaml。",
            "Move it into content/, as content/articles or content/glossary.yaml.",
        ),
    ),
    Reason.NAME_CHARACTERS: (
        Message(
            '名字里有看不见的字符，或 < > : " | ? * \\ 之一，有的系统存不了。',
            'Its name has an invisible character or one of < > : " | ? * \\, which some systems'
            " can't store",
        ),
        Message(
            "请改名，只用文字、数字、- 和 _。", "Rename it with letters, digits, - and _ only."
        ),
    ),
    Reason.NAME_EDGE: (
        Message(
            "名字以空格或减号开头，或以空格或点结尾。",
            "its name begins with a space or a dash, or ends with a space or a dot",
        ),
        Message("请去掉首尾的这些字符。", "Take these characters away from its ends."),
    ),
    Reason.NAME_RESERVED: (
        Message(
            "这个名字在 Windows 上是设备名，同事的电脑存不了。",
            "Windows keeps this name for a device, so colleagues could not check it out",
        ),
        Message("请换一个名字。", "Give it another name."),
    ),
    Reason.NAME_LONG: (
        Message(
            "名字超过 200 字节（约 66 个汉字），或整个路径超过 800 字节。",
            "its name is longer than 200 bytes, or its path longer than 800",
        ),
        Message("请取短一些的名字。", "Give it a shorter name."),
    ),
    Reason.NAME_DECOMPOSED: (
        Message(
            "名字里带声调或附标的字母是拆开存的，看着相同的名字会对不上。",
            "accented letters of its name are stored in parts, so names that look the same differ",
        ),
        Message(
            "请改名：把带附标的字母重新输入一遍，或不用附标。",
            "Rename it: type the accented letters anew, or do without accents.",
        ),
    ),
    Reason.NAME_COLLISION: (
        Message(
            "旁边有个名字只差大小写或字符写法，有的系统会把它们当成一个。",
            "beside it lies a name that differs only in case or in the form of its characters; some"
            " systems take them for one",
        ),
        Message("请给其中一个改名或删掉一个。", "Rename one of them, or delete one."),
    ),
}


def refused_files(inputs: Inputs) -> Iterator[Finding]:
    """Every file of the site can be read, and has a name that every system can hold."""
    collisions = _collisions(inputs.refused)
    for refused in inputs.refused:
        message, hint = _WORDS[refused.reason]
        yield broken(
            place=Place(refused.path),
            rule=f"file-{refused.reason}",
            message=message,
            hint=hint,
            related=tuple(
                Place(path)
                for path in collisions.get(collision_key(refused.path), ())
                if path != refused.path
            ),
        )


def _collisions(refused: tuple[Refused, ...]) -> dict[str, list[str]]:
    by_key: dict[str, list[str]] = {}
    for each in refused:
        if each.reason == Reason.NAME_COLLISION:
            by_key.setdefault(collision_key(each.path), []).append(each.path)
    return by_key
