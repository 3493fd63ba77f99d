namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Ports by what is known to listen there.</summary>
/// <remarks>Registered at https://www.iana.org/assignments/service-names-port-numbers, or documented as the default of the
/// product that is named.</remarks>
internal static class PortUse
{
    private static readonly Dictionary<long, string> Sensitive = new()
    {
        [22] = "SSH",
        [23] = "Telnet",
        [135] = "Windows RPC",
        [139] = "NetBIOS",
        [445] = "SMB",
        [512] = "rexec",
        [513] = "rlogin",
        [514] = "rsh",
        [873] = "rsync",
        [2049] = "NFS",
        [2375] = "Docker",
        [2376] = "Docker",
        [3389] = "Remote Desktop",
        [5900] = "VNC",
        [5901] = "VNC",
        [5985] = "WinRM",
        [5986] = "WinRM",
        [6443] = "Kubernetes",
        [10250] = "kubelet",
        [1433] = "SQL Server",
        [1434] = "SQL Server",
        [1521] = "Oracle Database",
        [2379] = "etcd",
        [2380] = "etcd",
        [3306] = "MySQL",
        [5432] = "PostgreSQL",
        [5984] = "CouchDB",
        [6379] = "Redis",
        [6380] = "Redis",
        [7000] = "Cassandra",
        [7001] = "Cassandra",
        [8086] = "InfluxDB",
        [9042] = "Cassandra",
        [9160] = "Cassandra",
        [9200] = "Elasticsearch",
        [9300] = "Elasticsearch",
        [11211] = "Memcached",
        [26257] = "CockroachDB",
        [27017] = "MongoDB",
        [27018] = "MongoDB",
        [27019] = "MongoDB",
        [28015] = "RethinkDB",
        [50000] = "Db2",
    };

    private static readonly HashSet<long> Encrypted = [443, 636, 853, 989, 990, 992, 993, 995, 5671, 8443, 8883];

    private static readonly HashSet<long> Plain = [20, 21, 23, 25, 80, 110, 143, 389, 591, 1883, 5672, 8000, 8008, 8080, 8081, 8088, 8888];

    /// <summary>The numbers of all ports of remote administration and databases.</summary>
    public static IEnumerable<long> SensitivePorts => Sensitive.Keys;

    /// <summary>The way of remote administration or the database that uses the port; null where none is known to.</summary>
    public static string? SensitiveUseOf(long port) => Sensitive.GetValueOrDefault(port);

    /// <summary>Whether what listens there speaks TLS from the first byte.</summary>
    public static bool IsEncrypted(long port) => Encrypted.Contains(port);

    /// <summary>Whether what listens there speaks without TLS, at least at first.</summary>
    public static bool IsPlain(long port) => Plain.Contains(port);
}
