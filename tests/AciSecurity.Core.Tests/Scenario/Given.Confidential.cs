using System.Text;

namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
    /// <summary>The group as a confidential one, with a policy as <c>az confcom acipolicygen --disable-stdio</c> writes it.</summary>
    public static GivenResource ConfidentialGroup(Func<string, string>? change = null) => Group()
        .With("properties.sku", "Confidential")
        .With("properties.confidentialComputeProperties.ccePolicy", Convert.ToBase64String(Encoding.UTF8.GetBytes((change ?? (text => text))(EnforcementPolicy))));

    /// <summary>A policy of confidential computing that allows one container, and nothing to look into it.</summary>
    public const string EnforcementPolicy = """
        package policy

        import future.keywords.every
        import future.keywords.in

        api_version := "0.10.0"
        framework_version := "0.2.3"

        fragments := [
          {
            "feed": "mcr.microsoft.com/aci/aci-cc-infra-fragment",
            "includes": [
              "containers",
              "fragments"
            ],
            "issuer": "did:x509:0:sha256:I__iuL25oXEVFdTP_aBLx_eT1RPHbCQ_ECBQfYZpt9s::eku:1.3.6.1.4.1.311.76.59.1.3",
            "minimum_svn": "1"
          }
        ]

        containers := [{"allow_elevated":false,"allow_stdio_access":false,"command":["./server"],"env_rules":[{"pattern":"LOG_LEVEL=info # not a comment","required":false,"strategy":"string"}],"exec_processes":[],"layers":["0123456789abcdef"],"mounts":[],"signals":[],"working_dir":"/"},{"allow_elevated":false,"allow_stdio_access":true,"command":["/pause"],"env_rules":[],"exec_processes":[],"layers":["fedcba9876543210"],"mounts":[],"signals":[],"working_dir":"/"}]

        allow_properties_access := true
        allow_dump_stacks := false
        allow_runtime_logging := false
        allow_environment_variable_dropping := true
        allow_unencrypted_scratch := false
        allow_capability_dropping := true

        mount_device := data.framework.mount_device
        unmount_device := data.framework.unmount_device
        mount_overlay := data.framework.mount_overlay
        unmount_overlay := data.framework.unmount_overlay
        create_container := data.framework.create_container
        exec_in_container := data.framework.exec_in_container
        exec_external := data.framework.exec_external
        shutdown_container := data.framework.shutdown_container
        signal_container_process := data.framework.signal_container_process
        plan9_mount := data.framework.plan9_mount
        plan9_unmount := data.framework.plan9_unmount
        get_properties := data.framework.get_properties
        dump_stacks := data.framework.dump_stacks
        runtime_logging := data.framework.runtime_logging
        load_fragment := data.framework.load_fragment
        scratch_mount := data.framework.scratch_mount
        scratch_unmount := data.framework.scratch_unmount
        rw_mount_device := data.framework.rw_mount_device

        reason := {"errors": data.framework.errors}
        """;
}
