//! System calls, as `strace -y -xx` writes them down.

/// The calls that change what is on a disk, or say what a descriptor is.
pub(crate) const CALLS: &str = "openat,pwrite64,write,lseek,ftruncate,fallocate,fsync,fdatasync,rename,renameat,\
    renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,close,dup,copy_file_range,sendfile";

/// The calls that may fail, some of which only ask.
pub(crate) const FAILING: &str = "openat,read,pread64,write,pwrite64,lseek,fstat,newfstatat,statx,access,fcntl,\
    ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,\
    getdents64,chmod,fchmod,fchmodat,readlink,copy_file_range,sendfile";

#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) answer: i64,
}

#[derive(Debug, Default)]
pub(crate) struct Argument {
    /// As it stands there: `O_RDONLY|O_CLOEXEC`, `4096`, or a descriptor's number.
    pub(crate) word: String,
    /// What stands in quotes.
    pub(crate) bytes: Vec<u8>,
    /// What a descriptor leads to, which stands behind it in angle brackets.
    pub(crate) leads_to: String,
}

impl Call {
    /// Whether it has to do with something below that folder.
    pub(crate) fn touches(&self, root: &str) -> bool {
        self.arguments.iter().any(|one| one.leads_to.starts_with(root) || one.bytes.starts_with(root.as_bytes()))
    }
}

impl Argument {
    pub(crate) fn number(&self) -> i64 {
        self.word.parse().unwrap_or(-1)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// Every call that came back; `None` for lines that are none.
pub(crate) fn calls(log: &str) -> Vec<Call> {
    log.lines().filter_map(call).collect()
}

fn call(line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, answer) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let digits = answer.trim_start().split(|letter: char| letter != '-' && !letter.is_ascii_digit()).next()?;
    Some(Call {
        name: name.to_owned(),
        arguments: arguments.split(", ").map(argument).collect(),
        answer: digits.parse().ok()?,
    })
}

/// Quoted and bracketed text is all in hexadecimal digits, so no comma is in it.
fn argument(text: &str) -> Argument {
    if let Some(quoted) = text.strip_prefix('"') {
        return Argument { bytes: hex(quoted.trim_end_matches('"')), ..Argument::default() };
    }
    let (word, leads_to) = text.split_once('<').unwrap_or((text, ""));
    // A file without a name has a remark behind the bracket.
    let leads_to = hex(leads_to.split('>').next().unwrap_or_default());
    Argument { word: word.to_owned(), leads_to: String::from_utf8_lossy(&leads_to).into_owned(), bytes: Vec::new() }
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits.map(|pair| u8::from_str_radix(pair.get(..2).unwrap_or("?"), 16).unwrap()).collect()
}
